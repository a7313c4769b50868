-- KEYS: token, lease, failure. ARGV: id of the token.
local token = redis.call('GET', KEYS[1])
if token and string.sub(token, 1, #ARGV[1] + 1) == ARGV[1] .. ':' then
  redis.call('DEL', KEYS[1])
end
return { 'DISCARDED' }
