-- KEYS: token, lease, failure. ARGV: owner.
if redis.call('GET', KEYS[2]) ~= ARGV[1] then
  return { '0' }
end
redis.call('DEL', KEYS[2])
return { '1' }
