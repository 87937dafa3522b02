"""`python -m tradewire` is `tradewire`."""

from tradewire.app import main

if __name__ == "__main__":
    main()
