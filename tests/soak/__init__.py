"""`make soak`: 200 phones for an hour. Does anything grow, is anything left behind?"""
