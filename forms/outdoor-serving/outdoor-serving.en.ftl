# Permission for outdoor serving: the form's texts in English.

form-title = Permission for outdoor serving
    .description = For you who run a café, a restaurant or a bar and want tables and chairs in the street.

page-start = Apply for outdoor serving
    .text =
        The permission is for one year at a time. It is free, but you must have it *before* you put tables out.

        You can read [the rules for outdoor serving](https://example.org/outdoor-serving) before you start.
    .needed =
        The CVR number of your place
        The measurements of the pavement beside the tables
        The number of your alcohol licence, if you want to serve alcohol
page-ground = The place in the street
page-private = You do not need a permission from us
    .text =
        The municipality gives permission only for places that it owns.

        This is what you can do instead:

        - Ask the owner whether you may put tables out.
        - If you want to build something, such as a terrace, [apply for a building permit](https://example.org/building-permit).
page-tasks = Your application
    .description = Do the tasks in the order that suits you.
    .task-business = About you and your place
    .task-street = Tables and heating
    .task-serving = Serving
page-business = Your place
page-contact = Whom can we ask?
page-tables = Tables in the street
page-narrow = There is no room for tables
    .text =
        There must be at least 1.5 metres free for people on foot, wheelchairs and prams. That is why you cannot have permission here.

        If the tables can stand somewhere else, go back and write the measurements of that place.
page-heaters = Heaters
page-serving = Serving
page-licence = Alcohol licence

form-contact = Do you need help?
    .lines =
        Call Business Service on 12 34 56 78.
        Monday to Thursday 9-15, Friday 9-13.
form-receipt =
    .next =
        You will have our answer in Digital Post within *20 working days*.

        - We will come by and look at the place.
        - If anything is missing, we will call you.

        You may not put tables out until you have the permission.

ground = Who owns the place where the tables will stand?
    .option-municipality = The municipality
    .option-municipality-hint = Such as a pavement, a square or a pedestrian street
    .option-private = I, my landlord or somebody else private
business = Name of the place
    .hint = The name your guests know it by
cvr = CVR number
    .hint = 8 digits
name = Your full name
phone = Telephone number
tables = How many tables do you want to put out?
walkway = How much room is left for people on foot, in metres?
    .hint = Measure from the tables to the kerb
heating = Do you want to put up heaters?
heaters = How many heaters?
fuel = What do they run on?
    .option-electricity = Electricity
    .option-gas = Gas
    .option-gas-hint = Gas bottles must stand at least 2 metres from the entrance
closing = When do you close outside?
    .option-20_2e_00 = 8 p.m.
    .option-22_2e_00 = 10 p.m.
    .option-24_2e_00 = Midnight
alcohol = Do you want to serve alcohol outside?
licence = Number of your alcohol licence
    .hint = For example 2024-117. The number is at the top of the licence.
    .error-pattern = Write the number as 4 digits, a hyphen and 3 digits, for example 2024-117
