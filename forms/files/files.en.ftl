# Files, and a question of the host's own: the form's texts in English.

form-title = Report a damaged tree
    .description = For you who have seen a damaged tree on public land.
form-contact = Do you need help?
    .lines = Call the parks team on 12 34 56 78, weekdays 9 am to 2 pm.
form-receipt =
    .next = We look at the tree within 3 working days. If it is dangerous, we close the place off.

page-tree = The tree

spot = Where is the tree?
    .hint = For example in the town park, by the gate on Åvej.
photos = Pictures of the damage
    .hint = PNG or JPG, at most 2 pictures of 2 MB each.
plan = A map with the tree on it
    .hint = PDF, at most 5 MB.
