# The programme of an event: the form's texts in English.

form-title = Programme of an event
    .description = For societies that hold an event at the library.

page-event = About the event
page-programme = Programme

event = What is the event called?
words = Keywords
    .hint = Words that people can find the event by.
words_-item = Keyword
days = Days
days_-item = Day
days-date = Date
days-sessions = Sessions
days-sessions_-item = Session
days-sessions-name = What happens?
days-sessions-kind = What kind is it?
    .option-talk = Talk
    .option-workshop = Workshop
    .option-break = Break
days-sessions-seats = How many people is there room for?
