-- KEYS: token, lease, failure. ARGV: owner.
if redis.call('GET', KEYS[2]) ~= ARGV[1] then
  return { 'EXPIRED' }
end
redis.call('DEL', KEYS[2])
return { 'RELEASED' }
