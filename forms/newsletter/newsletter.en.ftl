# Sign up for news: the form's texts in English.

form-title = News from the municipality
    .description = Sign up and get an e-mail with news. It is free.

page-sign-up = Sign up

form-receipt =
    .next = We have sent you an e-mail. *Press the link in it* to finish signing up.

email = E-mail address
topics = What do you want to hear about?
    .option-roadworks = Roadworks
    .option-culture = Culture and leisure
    .option-plans = Local plans and consultations
    .option-jobs = Vacancies
    .option-all = Everything
often = How often do you want to hear from us?
    .option-week = Every week
    .option-month = Every month
consent = The municipality may send news to my e-mail address
    .help = We use the address for sending news only, and delete it when you unsubscribe. You can unsubscribe in each e-mail.
    .error-required = Tick the box if the municipality may send you news
