"""What editors ask for at the command line beside the site: reports that they work from."""
