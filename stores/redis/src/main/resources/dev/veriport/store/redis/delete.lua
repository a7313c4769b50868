-- KEYS: intent, answer, verifications. ARGV: id of the answer. Returns how many were deleted: none where another answer has
-- replaced it.
local id = string.match(redis.call('GET', KEYS[1]) or '', '^%d+ kept (.*)$')
if id ~= ARGV[1] then
  return { 'DELETED', 0 }
end
redis.call('DEL', KEYS[3])
return { 'DELETED', redis.call('DEL', KEYS[2]) }
