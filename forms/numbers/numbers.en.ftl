# Numbers, amounts and units: the form's texts in English.

form-title = Heating supplement
    .description = For you who receive a pension and have high heating costs.
form-contact = Do you need help?
    .lines = Call Citizen Service on 12 34 56 78, weekdays 9 am to 3 pm.
form-receipt =
    .next = We look at your application and answer in your digital post within 4 weeks.

page-home = Your home
page-meter = Your meter
page-costs = Your costs

people = How many people live in your home?
    .hint = Count yourself too.
area = How large is your home?
    .hint = The area as it stands in the building register or in your lease.
    .unit = m²
built = In which year was it built?
cold = How warm is the coldest room?
    .hint = Put a minus in front if it is below zero.
    .unit = °C
readings = Meter readings in 2025
    .hint = Write the number as the meter shows it, with its decimals.
readings_-item = Reading
    .unit = m³
bills = Heating bills in 2025
bills_-item = Bill
    .unit = kr.
settlement = What did your last annual statement show?
    .hint = Put a minus in front if you got money back.
    .unit = kr.
total = Your heating costs in all
    .unit = kr.
