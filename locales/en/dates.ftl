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

weekday-0 = Sunday
weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday

# Saturday 5 December 2026
date-weekday = { $weekday } { $date }
# May 2026
month-long = { $month } { $year }
# 9:05
time-of-day = { $hour }:{ $minute }

# How long something takes: the name at the field, and the answer.
years = Years
months = Months
weeks = Weeks
days = Days
hours = Hours
minutes = Minutes
count-years =
    { $count ->
        [one] { $count } year
       *[other] { $count } years
    }
count-months =
    { $count ->
        [one] { $count } month
       *[other] { $count } months
    }
count-weeks =
    { $count ->
        [one] { $count } week
       *[other] { $count } weeks
    }
count-days =
    { $count ->
        [one] { $count } day
       *[other] { $count } days
    }
count-hours =
    { $count ->
        [one] { $count } hour
       *[other] { $count } hours
    }
count-minutes =
    { $count ->
        [one] { $count } minute
       *[other] { $count } minutes
    }

# The sign before the decimals and the sign between thousands.
number-decimal = .
number-group = ,
