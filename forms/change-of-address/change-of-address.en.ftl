# Change of address: the form's texts in English.

form-title = Tell us that you are moving
    .description = For you who are moving to a new address in Denmark, alone or with others.

page-start = Tell us that you are moving
    .text = When you have told us, you get a new health card if you change municipality or doctor. You must tell your employer and your insurance company yourself.
    .needed =
        The new address, with floor and door
        The CPR numbers of those who move with you
page-where = Where are you moving to?
page-abroad = You must tell us that you are leaving the country
    .text =
        When you move to another country, to Greenland or to the Faroe Islands, you must tell us that you are *leaving Denmark*.

        On the day you leave at the latest, [tell us that you are leaving](https://example.org/leaving).
page-you = About you
page-date = The day you move
page-address = The new address
page-household = Are you moving alone?
page-others = The others who move
page-custody = The children
page-declaration = Declaration

form-contact = Do you need help?
    .lines =
        Call the Civil Registration Office on 12 34 56 78.
        Monday to Thursday 9-15, Friday 9-13.
form-receipt =
    .next =
        You will hear from us in Digital Post when the move is registered. It takes *5 working days* at most.

        - If you change doctor, a new health card comes by post.
        - Remember to put your name on the door and the letter box.

abroad = Where are you moving to?
    .option-denmark = To an address in Denmark
    .option-abroad = To another country, Greenland or the Faroe Islands
name = Your full name
cpr = CPR number
    .hint = 10 digits, for example 010203-1234
phone = Telephone number
    .hint = So that we can call if anything is missing
date = Which day do you move?
    .hint = The day you begin to live at the new address. For example 15/2 2026
    .note-deadline = Tell us *no later than 5 days after* you have moved. Otherwise you may be fined.
late = Why do you only tell us now?
    .hint = It is more than 5 days since you moved.
address = Your new address
address-street = Street and number
    .hint = Write the floor and the door too, for example Møllevej 4, 2. tv.
address-postcode = Postcode
address-city = Town
hosted = Are you moving in with somebody who already lives there?
host = Whom are you moving in with?
    .hint = We write to the one who lives there and ask whether you have moved in.
together = Is anybody moving with you?
others = Who moves with you?
    .hint = Adults outside your family must tell us themselves.
others_-item = Person
others-name = Full name
others-cpr = CPR number
    .hint = 10 digits, for example 010203-1234
others-relation = Who is { $others-name } to you?
    .option-spouse = My husband or wife
    .option-child = My child under 18
custody = Do you have custody of the children who move with you?
    .option-alone = Yes, alone
    .option-shared = Yes, together with the other parent
    .option-shared-hint = The other parent gets a letter about the move.
    .option-no = No
    .option-no-hint = Then we ask the one who has custody to confirm the move.
declaration = Correct information
    .text =
        I declare that the information is correct, and that we move to the address on the day I have written.

        It is a criminal offence to give a wrong address.

check-too-early = You can tell us 4 weeks before you move at the earliest. Change the date, or come back later
check-not-yourself = You have written your own CPR number for somebody who moves with you. Change the number, or remove the person
