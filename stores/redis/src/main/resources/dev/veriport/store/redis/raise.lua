-- KEYS: one for each counter. ARGV: how long a count is kept in ms; then for each counter the most that a node saw here, and
-- what it counted by itself while this server was away.
for i, key in ipairs(KEYS) do
  local count = redis.call('GET', key) or '0'
  if not string.match(count, '^%d+$') then
    return { 'UNREADABLE' }
  end
  local raised = math.max(tonumber(count), tonumber(ARGV[2 * i])) + tonumber(ARGV[2 * i + 1])
  redis.call('SET', key, string.format('%d', raised), 'PX', ARGV[1])
end
return { 'RAISED' }
