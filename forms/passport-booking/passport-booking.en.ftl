# Booking of an appointment for a passport: the form's texts in English.

form-title = Book an appointment for a new passport
    .description = For you who must renew your passport or get one for a child.

page-start = Book an appointment for a new passport
    .text = You must come to us when you need a new passport. We take your picture and your fingerprints. The passport costs *893 kr.* for adults, and you pay at the appointment.
    .needed =
        Your old passport, if you have it
        Consent from the other parent, if the passport is for a child
page-who = Whom is the passport for?
page-you = About you
page-child = About the child
page-nationality = Citizenship
page-foreign = You must apply for a passport in your own country
    .text = The municipality can give passports to Danish citizens only. Contact the embassy of your country.
page-old = The old passport
page-lost = The passport that is lost
page-time = Time and place

form-contact = Do you need help?
    .lines =
        Call Citizen Services on 12 34 56 78.
        Monday to Friday 9-15.
form-receipt =
    .next =
        Your appointment is booked. You will get a text message the day before.

        - Come 5 minutes early, and bring the old passport.
        - If you cannot come, call us no later than the day before.

        The passport is sent to you about *10 working days* after the appointment.

who = Who needs a new passport?
    .option-me = I do
    .option-child = My child under 18
    .option-child-hint = The child must come along.
name = Your full name
cpr = Your CPR number
    .hint = 10 digits, for example 010203-1234
phone = Mobile number
    .hint = We send a text message the day before.
child = The child
child-name = The child’s full name
child-born = When was the child born?
    .hint = For example 31 3 2015
child-custody = Who has custody?
    .option-alone = I alone
    .option-shared = I and somebody else
    .option-shared-hint = The other must sign the consent that you bring.
nationality = Citizenship
    .hint = If the one who needs the passport has another citizenship as well, choose Denmark.
old = Do you have the old passport?
    .option-have = Yes, and I will bring it
    .option-lost = No, it is lost or stolen
    .option-first = No, it is the first passport
number = Number of the passport that is lost
    .hint = 9 digits. The number was at the top right of the passport.
    .error-pattern = Number of the passport that is lost: Write 9 digits, for example 201234567
    .note-lost = When you send this, the passport is blocked. It cannot be used again, even if you find it.
numberUnknown = I do not know the number
place = Where do you want to come?
    .option-town_2d_hall = Citizen Services in the Town Hall
    .option-town_2d_hall-hint = Rådhuspladsen 1, with a lift
    .option-north = Citizen Services North
    .option-north-hint = Nordre Bibliotek, ground floor
date = Which day do you want to come?
    .hint = A weekday within 60 days. For example 5/2 2026
slot = When on that day?
    .hint = The appointment takes 15 minutes. For a child we only have times after 12.
    .option-09_3a_00 = 9 a.m.
    .option-10_3a_30 = 10.30 a.m.
    .option-12_3a_15 = 12.15 p.m.
    .option-14_3a_45 = 2.45 p.m.
    .option-16_3a_30 = 4.30 p.m.
needs = Is there anything we must allow for?
    .option-wheelchair = I use a wheelchair
    .option-sign_2d_language = I need a sign language interpreter
    .option-signature = I cannot sign
    .option-none = No, none of these

check-child-under-18 = The child is 18 or older and must book without you. Change the date if it is wrong
check-child-is-born = The date of birth is in the future. Change the date
check-not-today = Choose a day from tomorrow on
check-within-60-days = We only have times for the next 60 days. Choose an earlier day
check-weekday = We are closed on Saturdays and Sundays. Choose a weekday
check-afternoon-for-children = We only have time for children after 12. Choose one of those times
