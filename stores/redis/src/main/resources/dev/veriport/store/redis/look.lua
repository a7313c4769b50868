-- KEYS: intent, answer. Returns since when in ms; where an answer is stored, also its size.
local since, state = string.match(redis.call('GET', KEYS[1]) or '', '^(%d+) (%l+) ')
if not since then
  return { 'NONE' }
end
if state ~= 'kept' or redis.call('EXISTS', KEYS[2]) == 0 then
  return { 'BEGUN', tonumber(since) }
end
return { 'KEPT', tonumber(since), redis.call('STRLEN', KEYS[2]) }
