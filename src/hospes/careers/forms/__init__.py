"""The forms of the site. What is typed is carried as it is; the rooms say what is wrong with it."""
