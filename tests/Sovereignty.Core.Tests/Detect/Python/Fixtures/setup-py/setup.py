from setuptools import setup
extra = {'test': ['pytest==1.0']}
setup(
    name='proj', version="1.2",
    license='MIT',
    install_requires=['pathlib3==2.2.0;python_version<"3.6"', "mypy==v0.770", 'mypy1==v0.770', ' mypy2 == v0.770', 'loose>=1', "%s==1" % x, f"{n}==2"],
    extras_require={'dev': ['black==22.1'], "docs": ["sphinx"]},
    setup_requires=["wheel"], tests_require=['nose==1.3'],
)
REQUIRED = [
    "listed-before==3.1",  # by a variable
]
# setup(install_requires=["commented==1"])
