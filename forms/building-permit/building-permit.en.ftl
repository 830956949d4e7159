# Application for a building permit: the form's texts in English.

form-title = Application for a building permit
    .description = For you who want to build, extend or demolish something on a property.

page-start = Apply for a building permit
    .text =
        You must apply before you build a house, extend one by more than 50 m² or demolish anything.

        You send drawings afterwards, when you have a case number.
    .needed =
        The cadastral number of the property
        The measurements of the plot and of what you want to build
        CVR numbers of advisers and contractors
page-tasks = Your application
    .description = Do the tasks in the order that suits you.
    .task-place = The property
    .task-parties = The parties
    .task-building = The building work
    .task-time = Time and price
    .task-declaration = Declaration
page-place = Where do you want to build?
page-plot = The plot
page-parties = The parties
page-work = The work
page-size = The size
page-demolition = What is demolished
page-time = Time and price
page-declaration = Declaration

form-contact = Do you need help?
    .lines =
        Call Building Permits on 12 34 56 78.
        Monday to Thursday 10-14.
form-receipt =
    .next =
        You get a case number in Digital Post *tomorrow*.

        - Send your drawings with the case number on them.
        - Then we look at the case. It takes about 8 weeks.

        Do not begin to build until you have the permit.
form-term-exemption = exemption
    .text = A permission to do something else than the rules say.
form-term-engineer = structural engineer
    .text = The one who works out whether the building will hold.

address = Address of the building work
address-street = Street and number
address-postcode = Postcode
address-city = Town
cadastre = Cadastral number
    .hint = For example 12ab, Havnens Jorder. It is in the deed.
plot = How large is the plot?
    .unit = m²
existing = How large is what is built already?
    .hint = All floors together. Write 0 if the plot is empty.
    .unit = m²
parties = Who takes part in the building work?
    .hint = Add the owner and everybody we may write to about the case.
    .error-required = Who takes part in the building work? Add the owner at least
parties_-item = Party
parties-name = Name
parties-role = What is { $parties-name } in the case?
    .option-owner = Owner
    .option-adviser = Architect or adviser
    .option-contractor = Contractor
    .option-structural = Certified structural engineer
parties-email = E-mail address
parties-cpr = The owner’s CPR number
    .hint = 10 digits, for example 010203-1234
parties-cvr = CVR number
    .hint = 8 digits, for example 10 15 08 17
work = What do you want to do?
    .option-new = Build something new
    .option-extend = Extend or rebuild
    .option-demolish = Demolish
use = What will it be used for?
    .option-house = Detached or terraced house
    .option-summer = Summer house
    .option-garage = Garage, carport or shed
    .option-business = Business
    .other = Something else
area = How much do you want to build?
    .hint = All new floors together.
    .unit = m²
ratio = Plot ratio when it is built
    .unit = %
exemption = Why should we let you build so much?
    .note-dense = You want to build more than 30 per cent of the area of the plot. That needs an exemption, and we ask your neighbours.
height = How high will it be?
    .unit = m
asbestos = Is there asbestos in what you demolish?
    .hint = Houses from before 1990 often have asbestos in the roof.
    .option-yes = Yes
    .option-no = No
    .option-unknown = I do not know
    .option-unknown-hint = Then a specialist must examine it before you begin.
price = What will it cost?
    .hint = Workmen and materials, with VAT.
    .unit = kr.
start = Which month do you want to begin?
    .hint = For example May 2026
takes = How long does it take?
declaration = Responsibility for the work
    .text =
        I know that:

        - the owner is responsible for following the [building regulations](https://example.org/br)
        - I may not begin until I have the permit
        - the permit costs a fee.

check-one-owner = The owner is missing. Add the owner of the property
