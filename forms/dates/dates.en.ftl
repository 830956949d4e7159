# Dates, times, months and durations: the form's texts in English.

form-title = Borrow a room in the community centre
    .description = For residents and associations who want a room for meetings, classes or parties.
form-contact = Do you need help?
    .lines = Call the community centre on 12 34 56 78, weekdays 10 am to 2 pm.
form-receipt =
    .next = We answer within 5 working days. If the room is taken, we suggest another.

page-you = About you
page-period = The period
page-meetings = The meetings
page-keys = Keys
    .description = You can borrow up to 10 keys.

born = When were you born?
    .hint = For example 31 3 1980. You must be 18 to borrow a room.
visit = Which day do you want to see the room?
    .hint = A day within the next 60 days. For example 5/2 2026.
period = When do you want to use the room?
period-from = From
period-to = To
since = When was your association founded?
    .hint = For example 5 2019. Skip this if you borrow the room for yourself.
notice = How long before must we tell you if the room is taken?
meetings = Meetings
meetings_-item = Meeting
meetings-day = Day
meetings-start = Begins at
    .hint = For example 9:30
meetings-length = How long does it take?
keys = Birthdays of those who need a key
keys_-item = Birthday

check-of-age = You must be 18. Ask an adult to borrow the room.
check-visit-soon = The day on which you want to see the room must be within the next 60 days.
