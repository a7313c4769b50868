package dev.veriport.fake.stripe;

/**
 * What the key of a request may reach.
 *
 * @param account the connected account; empty for the key's own
 * @param readsSensitive whether it may read dates of birth, numbers and images
 */
record Access(boolean livemode, String account, boolean readsSensitive) {

    boolean reaches(Session session) {
        return session.livemode() == livemode && session.account().equals(account);
    }
}
