# Registration of somebody who has moved to Denmark: the form's texts in English.

form-title = Register when you have moved to Denmark
    .description = For you who have come from another country and will live in Denmark for more than 3 months.

page-start = Register in Denmark
    .text = When you are registered, you get a CPR number and a health card. You must register no later than *5 days* after you have somewhere to live.
    .needed =
        Your passport or ID card
        Your address in Denmark
        Your contract of employment, if you will work
page-stay = Your stay
page-short = You do not have to register
    .text =
        If you are here for 3 months or less, you do not get a CPR number.

        If you work in the meantime, you can get a [tax number](https://example.org/tax-number).
page-you = About you
page-move = Your move
page-work = Your work
page-before = Denmark before
page-home = How we find you

form-contact = Do you need help?
    .lines =
        Call International Citizen Service on +45 12 34 56 78.
        Monday to Friday 9-15.
form-receipt =
    .next =
        We write to you within *1 week* and give you an appointment.

        Bring your passport or ID card when you come. You get your CPR number at the appointment.

name = Your name
    .hint = As in your passport or ID card
name-first = First names
name-last = Last name
born = When were you born?
    .hint = For example 31 3 1990
nationality = Where are you a citizen?
passport = Number of your passport or ID card
    .hint = Capital letters and digits only, for example AB1234567
lived = Have you lived in Denmark before?
stays = Earlier stays in Denmark
stays_-item = Stay
stays-period = When did you live here?
stays-period-from = From
stays-period-to = To
stays-town = In which town?
from = Which country did you move from?
arrived = When did you come to Denmark to live here?
    .hint = For example 25/1 2026
purpose = Why did you move to Denmark?
    .option-work = To work
    .option-study = To study
    .option-family = To live with my family
    .other = Something else
stay = How long do you expect to stay?
    .option-short = 3 months or less
    .option-long = More than 3 months
    .option-open = I do not know yet
employment = Your employment
    .hint = The dates are in your contract.
employment-from = First day
employment-to = Last day, if there is one
hours = How much do you work a week?
    .unit = hours
address = Your address in Denmark
address-street = Street and number
    .hint = Write the floor and the door too
address-postcode = Postcode
address-city = Town
email = E-mail address
phone = Telephone number
    .hint = Write the country code if the number is not Danish, for example +46 70 123 45 67

check-born-already = The date of birth is in the future. Change the date
check-arrived-already = You cannot register until you have come. Change the date
check-from-abroad = You have chosen Denmark. Choose the country you lived in before you came
