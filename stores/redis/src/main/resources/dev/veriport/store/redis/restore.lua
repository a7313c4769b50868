-- KEYS: token, lease, failure. ARGV: sealed token, how long it is kept in ms.
redis.call('SET', KEYS[1], ARGV[1], 'NX', 'PX', ARGV[2])
return { '1' }
