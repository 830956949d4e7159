# Sheltered housing: the form's texts in English.

form-title = Application for a home for older people or a care home
    .description = For you who can no longer live where you do now, even with help.
form-contact = Do you need help?
    .lines =
        Call the assessment office on 12 34 56 78, Monday to Friday 9 am to 2 pm
        You can also get help at the library

check-moved-before-today = The date cannot be in the future. Change it.
check-two-people = Your partner cannot have your CPR number. Change one of them.
check-stay-ends = The last day cannot be before the first. Change one of them.
check-care-first = You need a lot of help with 5 things or more. Apply for home care first, or change your answers.
check-latest-after-earliest = The latest day cannot be before the earliest. Change one of the dates.

page-who = Who is applying
    .description = It takes about 40 minutes. Have the CPR number and the list of medicines ready.
page-representative = About you who apply for someone else
page-applicant = The person who is to move
page-address = The address now
page-household = The household
page-partner = Your partner
page-partner-needs = What your partner can do
page-relatives = People around you
page-doctor = Your doctor
page-hospital = Hospital
page-health = Health
page-memory = Memory
page-medicine = Medicine
page-medicines = Your medicines
page-daily = What you can do yourself
page-help = Help at home
page-home-care = Your home care
page-aids = Aids
page-wheelchair = Wheelchair
page-home = The home now
page-owned = Your own home
page-rented = Your rented home
page-wishes = The new home
page-pets = Your pets
page-care-home = Life in the care home
page-economy = Money
page-consent = Consent

# Who is applying
applyingFor = Who are you applying for?
    .option-me = Myself
    .option-other = Someone else

# About you who apply for someone else
representative = You who are writing
representative-name = Your full name
representative-relation = What are you to the person you apply for?
    .option-partner = Husband, wife or partner
    .option-child = Son or daughter
    .option-sibling = Brother or sister
    .option-friend = Friend or neighbour
    .option-lawyer = Lawyer or guardian
    .option-other = Someone else
representative-phone = Your telephone number
representative-email = Your email address
representative-authorised = Do you have a power of attorney?
    .hint = Without one we only write to the person you apply for

# The person who is to move
applicant = Name and contact
applicant-name = Full name
applicant-cpr = CPR number
    .hint = 10 digits, for example 010203-1234
applicant-phone = Telephone number
applicant-email = Email address
applicant-language = Which language is best for talking?
    .option-da = Danish
    .option-en = English
    .option-other = Another language
applicant-otherLanguage = Which language?
under60 = Why do you need the home now?
    .hint = The homes are for those who are 60 or older. We can make an exception

# The address now
address = Address and moving in
address-street = Street and number
address-zip = Postal code
address-city = Town
address-livedSince = When did you move there?
address-yearsThere = Years at the address
address-kept = Is your address protected?

# The household
civilStatus = Which fits you?
    .option-married = Married
    .option-cohabiting = Living with a partner
    .option-widowed = Widowed
    .option-single = Unmarried or divorced
othersAtHome = How many others live there?
    .hint = Write 0 if you live alone

# Your partner
partner = About your partner
partner-name = Your partner's full name
partner-cpr = Your partner's CPR number
partner-phone = Your partner's telephone number
partner-together = Do you live together now?
partner-movesToo = Is your partner to move too?

# What your partner can do
partnerNeeds = On an ordinary day
partnerNeeds-dress = Get dressed
    .option-alone = I can do it myself
    .option-some_2d_help = I need some help
    .option-much_2d_help = I need a lot of help
partnerNeeds-eat = Eat and drink
    .option-alone = I can do it myself
    .option-some_2d_help = I need some help
    .option-much_2d_help = I need a lot of help
partnerNeeds-walk = Walk indoors
    .option-alone = I can do it myself
    .option-some_2d_help = I need some help
    .option-much_2d_help = I need a lot of help
partnerNeeds-toilet = Use the toilet
    .option-alone = I can do it myself
    .option-some_2d_help = I need some help
    .option-much_2d_help = I need a lot of help
partnerNeeds-note = Is there anything else about your partner that we should know?

# People around you
relatives = Relatives
    .hint = If you have none, just go on
relatives_-item = Relative
relatives-name = Name
relatives-relation = What are they to you?
    .option-partner = Husband, wife or partner
    .option-child = Son or daughter
    .option-sibling = Brother or sister
    .option-friend = Friend or neighbour
    .option-lawyer = Lawyer or guardian
    .option-other = Someone else
relatives-mayCall = May we call them about your application?
relatives-phones = Telephone numbers
relatives-phones_-item = Telephone number
relatives-phones-number = Number
relatives-phones-when = When can we call?
    .option-day = In the daytime
    .option-evening = In the evening
    .option-any = At any time
relatives-why = Why may we not call?

# Your doctor
doctor = Name of your doctor or clinic
doctorPhone = The doctor's telephone number
doctorConsent = May we ask your doctor?
hospitalised = Have you been in hospital in the last year?

# Hospital
stays = Stays in hospital
stays_-item = Stay
stays-hospital = Which hospital?
stays-from = First day
stays-to = Last day
stays-days = Days
stays-reason = Why were you there?
daysInHospital = Days in hospital in all

# Health
illnesses = What illnesses do you have?
    .option-heart = Heart
    .option-lungs = Lungs
    .option-stroke = Stroke
    .option-diabetes = Diabetes
    .option-joints = Joints and bones
    .option-parkinson = Parkinson's
    .option-memory = Memory
    .option-other = Something else
otherIllness = Which illness?
sight = Read a letter
    .option-alone = I can do it myself
    .option-some_2d_help = I need some help
    .option-much_2d_help = I need a lot of help
hearing = Hear what others say
    .option-alone = I can do it myself
    .option-some_2d_help = I need some help
    .option-much_2d_help = I need a lot of help
falls = How many times have you fallen in the last six months?

# Memory
memory = As it is now
memory-diagnosed = Has a doctor said that it is dementia?
memory-since = In which year did it begin?
memory-lost = Does it happen that you cannot find your way home?
memory-awake = Are you often up at night?
memory-stove = Is it hard to remember the stove?
memory-note = Tell us about a day when it was hard

# Medicine
takesMedicine = Do you take medicine every day?
allergies = What are you allergic to?

# Your medicines
medicines = Medicines
medicines_-item = Medicine
medicines-name = What is it called?
medicines-strength = Strength
    .hint = For example 5 mg
medicines-doses = Times
medicines-doses_-item = Time
medicines-doses-time = When?
    .option-morning = Morning
    .option-noon = Noon
    .option-evening = Evening
    .option-night = Night
medicines-doses-amount = How many?
    .hint = For example 1 or 0.5
medicines-perDay = In all each day
medicineHelp = Remember and take the medicine
    .option-alone = I can do it myself
    .option-some_2d_help = I need some help
    .option-much_2d_help = I need a lot of help

# What you can do yourself
daily = On an ordinary day
daily-rise = Get out of bed
    .option-alone = I can do it myself
    .option-some_2d_help = I need some help
    .option-much_2d_help = I need a lot of help
daily-bathe = Have a bath
    .option-alone = I can do it myself
    .option-some_2d_help = I need some help
    .option-much_2d_help = I need a lot of help
daily-dress = Get dressed
    .option-alone = I can do it myself
    .option-some_2d_help = I need some help
    .option-much_2d_help = I need a lot of help
daily-toilet = Use the toilet
    .option-alone = I can do it myself
    .option-some_2d_help = I need some help
    .option-much_2d_help = I need a lot of help
daily-eat = Eat and drink
    .option-alone = I can do it myself
    .option-some_2d_help = I need some help
    .option-much_2d_help = I need a lot of help
daily-walk = Walk indoors
    .option-alone = I can do it myself
    .option-some_2d_help = I need some help
    .option-much_2d_help = I need a lot of help
daily-stairs = Climb stairs
    .option-alone = I can do it myself
    .option-some_2d_help = I need some help
    .option-much_2d_help = I need a lot of help
daily-cook = Cook
    .option-alone = I can do it myself
    .option-some_2d_help = I need some help
    .option-much_2d_help = I need a lot of help
daily-clean = Clean
    .option-alone = I can do it myself
    .option-some_2d_help = I need some help
    .option-much_2d_help = I need a lot of help
daily-shop = Do the shopping
    .option-alone = I can do it myself
    .option-some_2d_help = I need some help
    .option-much_2d_help = I need a lot of help
daily-call = Call someone
    .option-alone = I can do it myself
    .option-some_2d_help = I need some help
    .option-much_2d_help = I need a lot of help
daily-score = Things that you need a lot of help with

# Help at home
hasCare = Do you have home care or a home nurse now?
helpers = Who else helps you?
    .hint = For example family, friends or a company

# Your home care
care = Visits
care_-item = Visit
care-what = What do you get help with?
care-perWeek = How many times a week?
care-minutes = How many minutes each time?
care-weekly = Minutes a week
careHours = Hours a week in all
enough = Is the help enough?
lacking = What do you lack help with?

# Aids
aids = Which aids do you use?
    .option-stick = Stick
    .option-walker = Walker
    .option-wheelchair = Wheelchair
    .option-hoist = Hoist
    .option-bed = Care bed
    .option-alarm = Alarm
adapted = Has the home been adapted for you?

# Wheelchair
wheelchair = About the wheelchair
wheelchair-electric = Is it electric?
wheelchair-width = How wide is it, in centimetres?
wheelchair-indoors = Do you use it indoors?
wheelchair-transfer = Get from the wheelchair to the bed
    .option-alone = I can do it myself
    .option-some_2d_help = I need some help
    .option-much_2d_help = I need a lot of help

# The home now
homeType = How do you live?
    .option-owned = In a home of my own
    .option-rented = In a rented home
    .option-housing_2d_association = In a cooperative
    .option-with_2d_others = With others
rooms = How many rooms?
floor = On which floor?
    .hint = Write 0 for the ground floor
lift = Is there a lift?
steps = How many steps to the door?
problems = What is hard about the home?

# Your own home
owned = Value and debt
owned-value = What is the home valued at, in kroner?
owned-debt = What is the debt in it, in kroner?
owned-equity = Equity, in kroner
owned-sell = Is the home to be sold?
    .option-yes = Yes
    .option-no = No
    .option-unsure = I do not know

# Your rented home
rented = The tenancy
rented-landlord = Who do you rent from?
rented-rent = Rent a month, in kroner
rented-notice = How many months is the notice?
rented-subsidy = Do you get housing benefit?

# The new home
wanted = What are you applying for?
    .option-senior = A home for older people
    .option-care = A care home
    .option-either = What you find right
earliest = When can you move at the earliest?
latest = When do you want to move at the latest?
smokes = Do you smoke?
hasPets = Do you have pets to bring?
places = Places where you would like to live
    .hint = What you want most comes first
places_-item = Place
places-place = Care home, district or town
places-reason = Why there?

# Your pets
pets = Pets
pets_-item = Pet
pets-kind = What kind of animal?
pets-age = How old is it?
pets-carer = Who looks after it if you fall ill?

# Life in the care home
diet = What do you not eat?
    .option-meat = Meat
    .option-pork = Pork
    .option-fish = Fish
    .option-gluten = Gluten
    .option-milk = Milk
habits = What is a good day like for you?
interests = What do you like to do?
furniture = Do you want to bring your own bed?
withPartner = Do you want to live together?

# Money
pension = Pension a month before tax, in kroner
otherIncome = Other income a month, in kroner
partnerIncome = Your partner's income a month, in kroner
income = The household's income a month, in kroner
savings = Savings, in kroner
    .hint = Money in the bank and securities, but not the home
guardian = Do you have a guardian?
guardianContact = Your guardian
guardianContact-name = Your guardian's full name
guardianContact-phone = Your guardian's telephone number

# Consent
visit = When may we visit you?
    .option-morning = In the morning
    .option-afternoon = In the afternoon
    .option-any = When it suits you
remarks = Is there anything else that we should know?
consent = What is written is right, and the municipality may ask for what is missing
