# What belongs to one kind of question.

# The box beside something that is declared; the declaration itself stands above it.
declare = I declare this
# In front of a warning that has no heading.
warning = Important
# Between the options and "None of these".
or = or
# An option where one writes the answer oneself, and the field for it.
other = Other
other-text = Write your answer

check-range = { question }Change the dates. The last one must not be before the first
check-exclusive = { question }Choose either the last answer alone or some of the others

# The button beside a place: it writes where one is.
locate = Use my location
located = Your location is written in the field
locate-failed = Your location could not be found. Write the place

# Looking an address up.
address-lookup = Search for the address
address-find = Search
address-found =
    { $count ->
        [0] No addresses found. Fill in the address below
        [one] 1 address found
       *[other] { $count } addresses found
    }
address-failed = Addresses cannot be looked up just now. Fill in the address below

# A field where one types to find an option.
options-found =
    { $count ->
        [0] No suggestions
        [one] 1 suggestion
       *[other] { $count } suggestions
    }
options-loading = Fetching suggestions …
options-failed = Suggestions cannot be fetched. Write your answer

# Files: the button that chooses, what is said afterwards, and the button that removes one again.
file-choose = Choose file
files-choose = Choose files
file-chosen = chosen
file-removed = removed
file-remove = Remove { $name }
megabytes = { $size } MB
# At the file, when the files together are too large. $count is the limit in MB, 0 when only the recipient knows it.
files-too-large =
    { $count ->
        [0] Choose fewer or smaller files. There is too much to send at once
       *[other] Choose fewer or smaller files. Together they may be at most { $count } MB
    }
# When the page has no JavaScript.
file-needs-script = A file can only be chosen when JavaScript is turned on in your browser.
