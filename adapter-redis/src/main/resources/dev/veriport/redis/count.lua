-- KEYS: one for each counter. ARGV: 1 to count or 0 to look, 1 where the other nodes were asked already, their channel,
-- what to ask them, how long a count is kept in ms; then for each counter its limit, the highest count this node has
-- seen, and what it counted by itself while this server was away.
-- A count that is missing may be lost: whoever has seen one is asked to write it back before anybody counts on.
local used = {}
local missing = false
local room = true
for i, key in ipairs(KEYS) do
  local current = redis.call('GET', key)
  if current and not tonumber(current) then
    return { 'UNREADABLE' }
  end
  missing = missing or not current
  local at = 3 + 3 * i
  used[i] = math.max(tonumber(current or 0), tonumber(ARGV[at + 1])) + tonumber(ARGV[at + 2])
  room = room and used[i] < tonumber(ARGV[at])
end
if missing and ARGV[2] == '0' and redis.call('PUBLISH', ARGV[3], ARGV[4]) > 1 then
  return { 'ASKED' }
end
local granted = ARGV[1] == '1' and room
local answer = { granted and 'GRANTED' or 'REFUSED' }
local time = redis.call('TIME')
answer[2] = string.format('%d', time[1] * 1000 + math.floor(time[2] / 1000))
for i, key in ipairs(KEYS) do
  if granted then
    used[i] = used[i] + 1
  end
  if used[i] > 0 then
    redis.call('SET', key, string.format('%d', used[i]), 'PX', ARGV[5])
  end
  answer[i + 2] = string.format('%d', used[i])
end
return answer
