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

# Tegnet før decimalerne og tegnet mellem tusinder.
number-decimal = ,
number-group = .
