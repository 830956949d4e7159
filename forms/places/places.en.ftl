# Places: the form's texts in English.

form-title = Report a find from the past
    .description = For you who found coins, jewellery, tools or something else from the past. The museum decides whether it is treasure trove.
form-contact = Do you need help?
    .lines = Call the museum on 12 34 56 78, weekdays 10 am to 2 pm.
form-receipt =
    .next = Keep the find dry and cool, and do not clean it. The museum calls you within 2 weeks.

page-you = About you
page-address = Your address
page-abroad = When you live abroad
page-place = About the place

name = Your full name
residence = Which country do you live in?
nationality = Where are you a citizen?
    .hint = We need it if a reward is to be paid out abroad.
home = Your address
home-street = Street and number
home-postcode = Postcode
home-city = Town
abroad = Your address abroad
abroad-lines = Street and number
abroad-code = Postcode
abroad-city = Town
where = Where did you find it?
    .hint = Write the place, for example the field south of the church in Jelling, or coordinates.
land = Who owns the land?
    .option-self = I do
    .option-other = Somebody else does
    .option-unknown = I do not know
owner = Address of the owner
owner-street = Street and number
owner-postcode = Postcode
owner-city = Town
