-- The tables of Veriport's store in SQLite, version 1. Veriport creates them on first use. With
-- veriport.jdbc.schema = validate it does not: run this file once, after `pragma auto_vacuum = 2`.
-- Names are hashes. Tokens and answers are sealed. Times are milliseconds since 1970, by the clock of this machine.

create table veriport_schema (
    version integer primary key
);

create table veriport_token (
    name text primary key,
    token_id text,
    sealed text,
    replacement boolean not null default false,
    usable_until bigint not null default 0,
    expires_at bigint not null default 0,
    owner text,
    leased_until bigint not null default 0,
    failures integer not null default 0,
    retry_at bigint not null default 0
);

create table veriport_budget (
    account text not null,
    day text not null,
    requests bigint not null,
    tokens bigint not null,
    expires_at bigint not null,
    primary key (account, day)
);

create table veriport_redemption (
    id integer primary key,
    name text not null unique,
    owner text,
    begun_at bigint not null,
    remembered_until bigint not null,
    kept_at bigint,
    keep_until bigint not null default 0,
    answer blob
);

create index veriport_redemption_answers on veriport_redemption (keep_until) where answer is not null;

create table veriport_assignment (
    verification text not null,
    redemption text not null,
    primary key (verification, redemption)
);

create index veriport_assignment_redemption on veriport_assignment (redemption);

create table veriport_erasure (
    verification text primary key,
    remembered_until bigint not null
);

create index veriport_erasure_end on veriport_erasure (remembered_until);

insert into veriport_schema (version) values (1);
