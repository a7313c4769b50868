-- KEYS: token, lease, failure. ARGV: owner, the token as in claim.lua, how long it is kept in ms.
if redis.call('GET', KEYS[2]) ~= ARGV[1] then
  return { 'EXPIRED' }
end
redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
redis.call('DEL', KEYS[2], KEYS[3])
return { 'PUBLISHED' }
