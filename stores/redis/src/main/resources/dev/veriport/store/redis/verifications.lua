-- KEYS: intent, answer, verifications. Returns the id of the answer, and the verifications that it is about; none where there is
-- no answer.
local id = string.match(redis.call('GET', KEYS[1]) or '', '^%d+ kept (.*)$')
if not id or redis.call('EXISTS', KEYS[2]) == 0 then
  return { 'NONE', '' }
end
return { 'KEPT', id, unpack(redis.call('SMEMBERS', KEYS[3])) }
