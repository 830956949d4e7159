# Dato, klokkeslæt og tal.

day = Dag
month = Måned
year = År

month-1 = januar
month-2 = februar
month-3 = marts
month-4 = april
month-5 = maj
month-6 = juni
month-7 = juli
month-8 = august
month-9 = september
month-10 = oktober
month-11 = november
month-12 = december

# 31. marts 1980
date-long = { $day }. { $month } { $year }
# 31. marts 1980 kl. 9.05
date-time = { $date } kl. { $hour }.{ $minute }
# Når tidspunktet er sendt i UTC.
date-time-utc = { $date } kl. { $hour }.{ $minute } (UTC)

weekday-0 = søndag
weekday-1 = mandag
weekday-2 = tirsdag
weekday-3 = onsdag
weekday-4 = torsdag
weekday-5 = fredag
weekday-6 = lørdag

# lørdag den 5. december 2026
date-weekday = { $weekday } den { $date }
# maj 2026
month-long = { $month } { $year }
# kl. 9.05
time-of-day = kl. { $hour }.{ $minute }

# Hvor længe noget varer: navnet ved feltet, og det, der svares.
years = År
months = Måneder
weeks = Uger
days = Dage
hours = Timer
minutes = Minutter
count-years = { $count } år
count-months =
    { $count ->
        [one] { $count } måned
       *[other] { $count } måneder
    }
count-weeks =
    { $count ->
        [one] { $count } uge
       *[other] { $count } uger
    }
count-days =
    { $count ->
        [one] { $count } dag
       *[other] { $count } dage
    }
count-hours =
    { $count ->
        [one] { $count } time
       *[other] { $count } timer
    }
count-minutes =
    { $count ->
        [one] { $count } minut
       *[other] { $count } minutter
    }

# Tegnet før decimalerne og tegnet mellem tusinder.
number-decimal = ,
number-group = .
