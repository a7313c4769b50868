-- KEYS: intent, answer. ARGV: owner, how long the intent is remembered in ms.
-- An intent is 'since begun owner'; from when its answer is stored it is 'since kept id of the answer', which nobody withdraws.
-- The answer of this script says what there is, and for how many ms.
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local intent = redis.call('GET', KEYS[1])
local since, state, owner = string.match(intent or '', '^(%d+) (%l+) (.*)$')
if intent and not since then
  return { 'UNREADABLE' }
end
local age = math.max(0, now - (tonumber(since) or now))
if redis.call('EXISTS', KEYS[2]) == 1 then
  return { 'KEPT', age }
end
if not intent then
  redis.call('SET', KEYS[1], string.format('%d begun %s', now, ARGV[1]), 'PX', ARGV[2])
  return { 'BEGUN', 0 }
end
return { state == 'begun' and owner == ARGV[1] and 'BEGUN' or 'INTENDED', age }
