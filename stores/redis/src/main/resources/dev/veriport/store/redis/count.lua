-- KEYS: one for each counter. ARGV: 1 to count or 0 to look, 1 where the other nodes were asked already, their channel,
-- what to ask them, how long a count is kept in ms; then for each counter its limit, the most that this node has seen
-- counted here and reported here, and what it counted by itself while this server was away.
-- A value is 'counted+reported'. The two are kept apart since what nodes have seen is merged by the greater number, and
-- what they report is added. A value that is missing may be lost: whoever has seen one is asked to write it back before
-- anybody counts on.
local counted, reported = {}, {}
local missing = false
local room = true
for i, key in ipairs(KEYS) do
  local current = redis.call('GET', key)
  local here, told = string.match(current or '0+0', '^(%d+)%+(%d+)$')
  if not here then
    return { 'UNREADABLE' }
  end
  missing = missing or not current
  local at = 2 + 4 * i
  counted[i] = math.max(tonumber(here), tonumber(ARGV[at + 1]))
  reported[i] = math.max(tonumber(told), tonumber(ARGV[at + 2])) + tonumber(ARGV[at + 3])
  room = room and counted[i] + reported[i] < tonumber(ARGV[at])
end
if missing and ARGV[2] == '0' and redis.call('PUBLISH', ARGV[3], ARGV[4]) > 1 then
  return { 'ASKED' }
end
local granted = ARGV[1] == '1' and room
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local answer = { granted and 'GRANTED' or 'REFUSED', string.format('%d', now) }
for i, key in ipairs(KEYS) do
  if granted then
    counted[i] = counted[i] + 1
  end
  if counted[i] + reported[i] > 0 then
    redis.call('SET', key, string.format('%d+%d', counted[i], reported[i]), 'PX', ARGV[5])
  end
  table.insert(answer, string.format('%d', counted[i]))
  table.insert(answer, string.format('%d', reported[i]))
end
return answer
