# Dates, times of day and numbers.

day = Day
month = Month
year = Year

month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

# 31 March 1980
date-long = { $day } { $month } { $year }
# 31 March 1980 at 9:05
date-time = { $date } at { $hour }:{ $minute }
# When the time was sent in UTC.
date-time-utc = { $date } at { $hour }:{ $minute } (UTC)

# The sign before the decimals and the sign between thousands.
number-decimal = .
number-group = ,
