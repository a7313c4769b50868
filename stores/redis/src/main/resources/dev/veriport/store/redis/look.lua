-- KEYS: intent, answer. The answer: since when in ms, 1 where an answer is stored, and its size.
local since = string.match(redis.call('GET', KEYS[1]) or '', '^(%d+) ')
if not since then
  return { 'NONE' }
end
return { 'ENTRY', tonumber(since), redis.call('EXISTS', KEYS[2]), redis.call('STRLEN', KEYS[2]) }
