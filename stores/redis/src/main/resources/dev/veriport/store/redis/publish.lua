-- KEYS: token, lease, failure. ARGV: owner, sealed token, how long it is kept in ms.
if redis.call('GET', KEYS[2]) ~= ARGV[1] then
  return { '0' }
end
redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
redis.call('DEL', KEYS[2], KEYS[3])
return { '1' }
