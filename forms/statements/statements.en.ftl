# Statements, notes and what is not asked: the form's texts in English.

form-title = Answer to the offer of a home
    .description = For you who had a letter saying that you can move into a home for seniors.
form-contact = Do you need help?
    .lines = Call the housing team on 12 34 56 78, weekdays 9 am to 2 pm.
form-receipt =
    .next = If you said yes, you get a lease within 8 days. If you said no, you hear from us when there is another home.

page-home = The home
page-sign = Sign
page-wish = Your wish

rent = Rent a month
    .unit = kr.
    .note-plan = Plan of the home: a living room with a kitchen, a bedroom and a bathroom without steps.
    .note-plan-title = The home has 62 m².
    .note-moving = The home is ready on 1 April 2026. It has a *lift* and a shared garden.
heat = Heating and water a month
    .unit = kr.
monthly = The home costs a month
    .unit = kr.
answer = Do you want the home?
    .note-deadline = If you do not answer within 10 days after you had the letter, the home goes to somebody else.
    .note-no-title = What happens if you say no?
    .note-no =
        You stay on the list. If you say no to two offers:

        - you begin at the end of the list
        - you can apply again in a year
    .option-yes = Yes
    .option-no = No, I want to wait for another offer
income = The municipality may fetch information about my income
    .hint = Then we can see whether you can get housing benefit. You can always take this back.
truth = Declaration
    .text =
        I declare:

        - that I shall live in the home myself
        - that I give notice of the home I have now
        - that what I have written is right.
signature = Signature
    .hint = Write your full name.
    .text = I accept the home and pay rent from 1 April 2026.
why = What must a home have for you to say yes?
