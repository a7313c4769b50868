-- KEYS: token, lease, failure. ARGV: the token as in claim.lua, how long it is kept in ms.
redis.call('SET', KEYS[1], ARGV[1], 'NX', 'PX', ARGV[2])
return { 'RESTORED' }
