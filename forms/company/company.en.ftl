# Information about a company: the form's texts in English.

form-title = Information about a company
    .description = For companies that must report where they are, who owns them and how to get in touch.

page-place = Name and place
page-contact = Contact
page-structure = Owners and departments

name = Name of the company
position = Where is the entrance?
    .hint = The map shows the coordinates when you click on the place.
position-0 = Latitude
    .hint = For example 55.6761
position-1 = Longitude
    .hint = For example 12.5683
position-2 = Floor
phones = Telephone numbers
    .hint = Write what each number is for.
phones_-other_-item = Telephone number
phones_-other_-name = What is it for?
phones_-other_-value = Telephone number
contacts = Contacts
contacts-director = Managing director
contacts_-other_-item = Other contact
contacts_-other_-name = What does the person do?
contacts_-other-name = Full name
contacts_-other-email = Email address
owner = Owner
    .hint = Only if another company owns more than half.
owner-name = Name of the company
owner-cvr = CVR number
owner-owner = Owner of the owner
    .hint = Only if another company owns more than half.
owner-owner-name = Name of the company
owner-owner-cvr = CVR number
owner-owner-owner = Owner of the owner
    .hint = Only if another company owns more than half.
owner-owner-owner-name = Name of the company
owner-owner-owner-cvr = CVR number
owner-owner-owner-owner = Owner of the owner
    .hint = Only if another company owns more than half.
owner-owner-owner-owner-name = Name of the company
owner-owner-owner-owner-cvr = CVR number
departments = Departments
departments_-item = Department
departments-name = Name of the department
departments-departments = Departments in it
