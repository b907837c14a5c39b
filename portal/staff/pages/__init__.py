"""The pages of a municipality in Wagtail's admin: nobody meets another municipality's."""
