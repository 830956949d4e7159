# Choices: the form's texts in English.

form-title = Become a member of the citizens' panel
    .description = The panel gives municipalities advice on traffic, climate and culture. You get at most 4 questionnaires a year.
form-contact = Do you need help?
    .lines = Call the panel's secretariat on 12 34 56 78, weekdays 9 am to 3 pm.
form-receipt =
    .next = You get your first questionnaire when we ask about one of your topics.

page-you = About you
page-everyday = Your everyday life
page-panel = About the panel

municipality = Which municipality do you live in?
    .hint = Begin to write its name, or choose from the list.
age = How old are you?
    .option-15_2d_24 = 15 to 24
    .option-25_2d_44 = 25 to 44
    .option-45_2d_64 = 45 to 64
    .option-65 = 65 or more
    .option-unsaid = I prefer not to say
    .option-unsaid-hint = We use your age only to see whether the panel is like the population
trade = Which trade do you work in?
    .option-farming = Farming and fishing
    .option-industry = Manufacturing
    .option-construction = Construction
    .option-retail = Shops and trade
    .option-transport = Transport
    .option-hotels = Hotels and restaurants
    .option-it = IT and media
    .option-finance = Banking and insurance
    .option-education = Education
    .option-care = Health and care
    .option-culture = Culture and leisure
    .option-none = I do not work
travel = How do you most often get to work, school or the shops?
    .option-bike = By bicycle
    .option-car = By car
    .option-public = By bus or train
    .other = Another way
topics = What would you most like to answer questions about?
    .hint = Choose at most 3.
    .option-traffic = Traffic
    .option-climate = Climate
    .option-climate-hint = Waste and waste water too
    .option-culture = Culture and sport
    .option-schools = Schools and day care
    .option-none = Nothing in particular
member = Have you been a member of a citizens' panel before?
year = When were you last a member?
    .option-2025 = 2025
    .option-2024 = 2024
    .option-2023 = 2023
    .option-2022_20_eller_20_f_f8_r = 2022 or before
news = Send me news about the panel too

check-panel-of-its-own = Fanø has a citizens' panel of its own. Write to the municipality if you want to join it.
check-trade-of-its-own = Farming and fishing have a panel of their own this year. Choose another trade if you also work in one, or choose none.
