# Application for home help: the form's texts in English.

form-title = Application for home help
    .description = For you who can no longer manage everything at home by yourself, or who apply for someone else.
form-contact = Call the assessment office
    .lines =
        Telephone 33 66 00 00
        Weekdays 9 am to 2 pm
form-term-assessor = assessor
    .text = The person at the municipality who visits you and decides which help you can get.
form-term-care = personal care
    .text = Help with the body: bathing, dressing, using the toilet and going to bed.
form-term-guardian = guardian
    .text = A person whom the Agency of Family Law or a court has appointed to act for someone else.

page-who = Who is the application for?
page-person = Who needs help?
page-need = Help for { $person-name }
    .description =
        { $others ->
            [0] Nobody else lives in the home.
            [one] One other person lives in the home.
           *[other] { $others } other people live in the home.
        }

who = Who is the help for?
    .option-me = Me
    .option-other = Someone else
    .option-other-hint = For example your mother, your partner, or someone you are the guardian of
helper = About you who fill in the form
helper-name = Your name
helper-relation = What are you to the person who needs help?
    .option-partner = Husband, wife or partner
    .option-family = Family
    .option-friend = Friend or neighbour
    .option-guardian = Guardian
helper-phone = Your telephone number
    .hint = So that we can call if something is missing
person = The person who needs help
person-name = Full name
person-cpr = CPR number
    .hint = 10 digits, for example 010203-1234
person-address = Address
    .hint = Street, number, postal code and town
person-phone = Telephone number
others = Who else lives in the home?
others_-item = Person
others-name = Name
others-helps = Can { $others-name } help at home?
needs = What does { $person-name } need help with?
    .error-required = Choose what { $person-name } needs help with
    .option-cleaning = Cleaning
    .option-laundry = Laundry
    .option-shopping = Shopping
    .option-meals = Meals
    .option-care = Personal care
    .option-care-hint = For example bathing and getting dressed
hours = How many hours of help a week?
    .hint = Write what you think. An assessor finds the final number together with { $person-name }.
start = When should the help begin?
check-too-far = We cannot plan help from { $start } yet: Write a date within a year
why = What is difficult to manage?
    .help =
        You have chosen: { $needs }.

        Write for each thing:
        - what is no longer possible
        - what *{ $person-name }* can still do
        - who helps now
consent = The municipality may obtain the information about { $person-name } that it needs to decide the case
