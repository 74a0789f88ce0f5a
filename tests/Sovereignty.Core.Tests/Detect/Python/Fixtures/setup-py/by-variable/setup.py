import setuptools
REQUIRED = [
    "listed-before==3.1",  # by a variable
    r"raw-text>=2",
]
VERSION = "4.2"
if VERSION == "x":
    pass
setuptools.setup(name="other", version=VERSION, install_requires=REQUIRED, python_requires=">=3.9",
                 long_description="""text with install_requires=['not-a-list==1'] inside""")
