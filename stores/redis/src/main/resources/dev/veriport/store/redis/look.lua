-- KEYS: intent, answer. The answer: since when in ms, and the size of the answer; 0 where there is none.
local since = string.match(redis.call('GET', KEYS[1]) or '', '^(%d+) ')
if not since then
  return { 'NONE' }
end
return { 'ENTRY', tonumber(since), redis.call('STRLEN', KEYS[2]) }
