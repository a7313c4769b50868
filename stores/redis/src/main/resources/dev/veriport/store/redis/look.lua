-- KEYS: intent, answer. Returns since when in ms; where an answer is stored, also its size, for how many ms it is still kept,
-- and its id.
local since, state, id = string.match(redis.call('GET', KEYS[1]) or '', '^(%d+) (%l+) (.*)$')
if not since then
  return { 'NONE' }
end
local left = redis.call('PTTL', KEYS[2])
if state ~= 'kept' or left <= 0 then
  return { 'BEGUN', tonumber(since) }
end
return { 'KEPT', tonumber(since), redis.call('STRLEN', KEYS[2]), left, id }
