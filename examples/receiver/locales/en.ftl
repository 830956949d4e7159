# What the receiver's own pages say; the words of forms are the library's and the form's.

gallery-title = Forms
gallery-intro = Fill in a form here, page by page. It works without JavaScript too.
gallery-agency = See the forms on the municipality's own page

changed = The form has changed since you opened it. We have kept the answers that still fit. Look them through before you go on.

not-found-title = There is no such page
not-found = Check that the address is right, or find the form in the list.
to-gallery = See all forms

foreign-title = The form could not be received
foreign = It was sent from a page that we do not know. Open the form here and fill it in again.
to-form = Open the form

too-large-title = Your answers are too long
too-large = Go back and write shorter answers. Nothing was saved or sent.
unreadable-title = The page could not be read
unreadable = Go back and try again. Nothing was saved or sent.
too-many-title = Too much is being sent just now
too-many = Many answers come from the network you are on. Wait a little, go back, and press the button again. Nothing was saved or sent.
unavailable-title = It could not be saved just now
unavailable = Try again in a moment: go back and press the button again. Your answers are only sent once.
cookies-title = Your browser does not accept cookies
cookies = We use one cookie to remember your answers until you have sent them. Allow cookies for this site and fill in the form again.
error-unknown = The form has no such question.
