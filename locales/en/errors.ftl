# When there is no form to show.

cannot-show = This form cannot be shown
cannot-show-text = Try again later, or contact the authority.
start-again = Start again

# Pages that the receiver shows when no script runs.
expired-title = Too much time has passed
expired-text = Your answers have been deleted so that nobody else can see them. You need to start again.
not-found-title = The page does not exist
not-found-text = The address may be mistyped, or the page may have moved.
too-large-title = What you sent is too large
too-large-text = Go back, and make your answers shorter.
unreadable-title = What you sent could not be read
unreadable-text = Go back, and try again.
failed-title = Something went wrong on our side
failed-text = Your answers have not been sent. Wait a little, go back, and try again.
