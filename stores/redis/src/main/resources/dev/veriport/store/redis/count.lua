-- KEYS: one for each counter. ARGV: 1 to count or 0 to look, 1 where the other nodes were asked already, the first ms of the
-- day of these keys, the first ms of the next day, how long a count is kept in ms; then the limit of each counter.
-- A count that is missing may be lost: the other nodes are asked to write it back before anybody counts on.
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
if now < tonumber(ARGV[3]) or now >= tonumber(ARGV[4]) then
  return { 'ANOTHER_DAY', now }
end
local counts = {}
local missing = false
local room = true
for i, key in ipairs(KEYS) do
  local count = redis.call('GET', key)
  if count and not string.match(count, '^%d+$') then
    return { 'UNREADABLE' }
  end
  missing = missing or not count
  counts[i] = tonumber(count or 0)
  room = room and counts[i] < tonumber(ARGV[5 + i])
end
if missing and ARGV[2] == '0' then
  return { 'MISSING' }
end
local granted = ARGV[1] == '1' and room
local answer = { granted and 'GRANTED' or 'REFUSED', now }
for i, key in ipairs(KEYS) do
  if granted then
    counts[i] = counts[i] + 1
  end
  if granted or missing then
    redis.call('SET', key, string.format('%d', counts[i]), 'PX', ARGV[5])
  end
  table.insert(answer, counts[i])
end
return answer
