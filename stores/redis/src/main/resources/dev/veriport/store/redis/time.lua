-- KEYS: any key of the node whose clock is read. The answer's times are this server's, in ms.
local time = redis.call('TIME')
return { 'NOW', time[1] * 1000 + math.floor(time[2] / 1000) }
