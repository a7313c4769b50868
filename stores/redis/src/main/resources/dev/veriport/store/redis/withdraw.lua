-- KEYS: intent, answer. ARGV: owner.
local owner = string.match(redis.call('GET', KEYS[1]) or '', '^%d+ begun (.*)$')
if owner == ARGV[1] then
  redis.call('DEL', KEYS[1])
end
return { 'DONE' }
