# A meeting by video: the form's texts in English.

form-title = Book a meeting by video
    .description = For you who had a letter saying that you can talk to us by video.

page-code = Your code
page-device = Before you book
page-no-device = We can meet in another way
    .text =
        You need a computer, a telephone or a tablet with a camera.

        - You can borrow a computer at the library.
        - You can book a meeting at our place by calling [12 34 56 78](tel:+4512345678).
page-you = About you
page-meeting = The meeting
page-people = Who takes part?

form-contact = Do you need help?
    .lines = Call us on 12 34 56 78, Monday to Friday 8-18.
form-receipt =
    .next =
        We send you an e-mail with time and link within *1 working day*.

        Press the link 5 minutes before the meeting, so that we can see whether sound and picture work.

code = The code in the letter
    .hint = 6 digits. The code is valid for 14 days.
    .error-pattern = The code in the letter: Write the 6 digits
name = Your name
email = E-mail address
    .hint = We send the link to the meeting here.
topic = What do you want to talk to us about?
    .option-tax = Tax and debt
    .option-pension = Pension
    .option-work = Work and unemployment
    .option-family = Family and children
    .other = Something else
date = Which day suits you?
    .hint = Within 14 days. For example 9/2 2026
from = What is the earliest time for you?
    .hint = We hold meetings from 8 a.m. to 6 p.m. For example 9:30
length = How long do you think we need?
    .hint = Most meetings take 20 minutes.
    .error-soft = How long do you think we need? Write it if you can. Otherwise we set 20 minutes aside
others = Others who take part
    .hint = For example your partner or somebody who supports you.
others_-item = Participant
others-name = Name
others-elsewhere = Will { $others-name } be somewhere else than you?
others-email = E-mail address for the link
interpreter = Do you need an interpreter?
language = Into which language?
    .option-sign = Danish sign language
    .option-ar = Arabic
    .option-uk = Ukrainian
    .option-pl = Polish
    .other = Another language
device = What will you use for the meeting?
    .option-computer = A computer
    .option-phone = A telephone or tablet
    .option-none = I have neither

check-within-14-days = Choose a day from tomorrow to 14 days ahead
